const urls = new Map<string, string>();

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('lianxin-drafts', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('photos');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (photos: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction('photos', mode);
      const request = work(transaction.objectStore('photos'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export async function keepPhoto(key: string, path: string): Promise<void> {
  const blob = await (await fetch(path)).blob();
  await within('readwrite', (photos) => photos.put(blob, key));
  urls.set(key, path);
}

export async function photoUrl(key: string): Promise<string | undefined> {
  const known = urls.get(key);
  if (known) return known;
  const blob: Blob | undefined = await within('readonly', (photos) => photos.get(key));
  if (!blob) return undefined;
  const url = URL.createObjectURL(blob);
  urls.set(key, url);
  return url;
}

export async function dropPhoto(key: string): Promise<void> {
  const url = urls.get(key);
  if (url) URL.revokeObjectURL(url);
  urls.delete(key);
  await within('readwrite', (photos) => photos.delete(key));
}
