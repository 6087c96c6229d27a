import type { Contact } from './phone';

declare global {
  interface Window {
    /** A test or a kiosk may take the call: a `tel:` link stops headless Chromium from taking any input. */
    lianxinDial?: (phone: string) => void;
  }
}

export function callPhone(phone: string): void {
  if (window.lianxinDial) {
    window.lianxinDial(phone);
    return;
  }
  window.location.href = `tel:${phone}`;
}

const escaped = (words: string) => words.replace(/[\\,;]/g, (sign) => `\\${sign}`);

/** A vCard 3.0 file (RFC 2426): every address book takes it. */
export async function saveContact(contact: Contact): Promise<void> {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${escaped(contact.name)};;;;`,
    `FN:${escaped(contact.name)}`,
    `TEL;TYPE=WORK:${contact.phone}`,
    `ORG:${escaped(contact.organization)}`,
    ...(contact.title ? [`TITLE:${escaped(contact.title)}`] : []),
    'END:VCARD',
  ];
  const url = URL.createObjectURL(new Blob([lines.join('\r\n')], { type: 'text/vcard' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${contact.name}.vcf`;
  link.click();
  URL.revokeObjectURL(url);
}
