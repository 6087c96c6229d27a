const letters = '0123456789abcdefghijklmnopqrstuvwxyz';

/** An id for one wish of a person, kept over every repeat: 24 random characters after the hour it was made in. */
export function newRequestId(): string {
  const random = Array.from({ length: 24 }, () => letters[Math.floor(Math.random() * 36)]);
  return `${Math.floor(Date.now() / 3_600_000).toString(36)}-${random.join('')}`;
}
