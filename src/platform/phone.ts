/** Rings a number: the platform asks the person once more. */
export declare function callPhone(phone: string): void;

export type Contact = { name: string; phone: string; organization: string; title?: string };

/** Puts somebody into the phone's address book; rejects where the person declined. */
export declare function saveContact(contact: Contact): Promise<void>;
