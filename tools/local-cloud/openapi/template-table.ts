import type { TemplateEntry } from '#config/templates';

/** The templates of a district as WeChat knows them: ids with the names of their keywords. */
export const templateTable = (
  templates: Readonly<Partial<Record<string, TemplateEntry>>>,
): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.values(templates).flatMap((entry) =>
      entry ? [[entry.id, Object.keys(entry.fields)] as const] : [],
    ),
  );
