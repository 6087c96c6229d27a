import { kindOfField, type TemplateEntry, templates } from '#config/templates';
import { fitField, timeField } from '#domain/message';
import type { DeliveryRecord } from './records';

/** A message as WeChat takes it: its template's id and keywords. */
export type Filled = { templateId: string; data: Record<string, { value: string }> };

/** Fills the district's template with what a delivery says; undefined where the district has none. */
export function filledIn(
  { template, content, at }: Pick<DeliveryRecord, 'template' | 'content' | 'at'>,
  table: Partial<Record<string, TemplateEntry>> = templates,
): Filled | undefined {
  const entry = table[template];
  if (!entry?.id) return undefined;
  const fields = Object.entries(entry.fields).map(([name, field]) => {
    const text = content[field] ?? (field === 'at' ? timeField(at) : '');
    return [name, { value: fitField(kindOfField(name), text) }] as const;
  });
  return { templateId: entry.id, data: Object.fromEntries(fields) };
}
