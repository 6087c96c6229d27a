export const isConnected = (): boolean => navigator.onLine;

export function connect(onChange: (isOnline: boolean) => void): void {
  window.addEventListener('online', () => onChange(true));
  window.addEventListener('offline', () => onChange(false));
}
