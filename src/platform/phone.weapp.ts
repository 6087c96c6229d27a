import Taro from '@tarojs/taro';
import type { Contact } from './phone';

export function callPhone(phone: string): void {
  Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
}

export async function saveContact(contact: Contact): Promise<void> {
  await Taro.addPhoneContact({
    firstName: contact.name,
    mobilePhoneNumber: contact.phone,
    organization: contact.organization,
    title: contact.title ?? '',
  });
}
