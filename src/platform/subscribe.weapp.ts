import Taro from '@tarojs/taro';

export async function askForMessages(templateIds: readonly string[]): Promise<readonly string[]> {
  if (templateIds.length === 0) return [];
  try {
    const answer = await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] });
    return templateIds.filter((id) => (answer as Record<string, unknown>)[id] === 'accept');
  } catch {
    return [];
  }
}
