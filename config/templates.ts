import type { MessageTemplate } from '#contracts/subscription';
import type { FieldKind } from '#domain/message';

/** What a keyword of a template is filled with. */
export type FieldContent = 'subject' | 'status' | 'note' | 'number' | 'at' | 'place';

/** One of WeChat's one-time templates as this district got it: its id and its keywords in WeChat's own names. */
export type TemplateEntry = {
  id: string;
  fields: Readonly<Record<string, FieldContent>>;
};

/**
 * The district's templates (`docs/operations.md` says where their ids come from). One without an id is not asked
 * for and nothing is sent; everything still reaches the inbox. These ids are those of the local cloud.
 */
export const templates: Readonly<Partial<Record<MessageTemplate, TemplateEntry>>> = {
  progress: {
    id: 'lianxin-progress',
    fields: { character_string1: 'number', phrase2: 'status', thing3: 'note', time4: 'at' },
  },
  outcome: {
    id: 'lianxin-outcome',
    fields: { character_string1: 'number', phrase2: 'status', thing3: 'note', time4: 'at' },
  },
  outage: {
    id: 'lianxin-outage',
    fields: { thing1: 'subject', thing2: 'place', time3: 'at', thing4: 'note' },
  },
  emergency: {
    id: 'lianxin-emergency',
    fields: { thing1: 'subject', thing2: 'place', time3: 'at', thing4: 'note' },
  },
  work: {
    id: 'lianxin-work',
    fields: { character_string1: 'number', phrase2: 'status', thing3: 'note', time4: 'at' },
  },
  meeting: {
    id: 'lianxin-meeting',
    fields: { thing1: 'subject', time2: 'at', thing3: 'place', thing4: 'note' },
  },
};

/** The kind of a keyword: `thing3` is a `thing`. */
export const kindOfField = (name: string): FieldKind => name.replace(/\d+$/, '') as FieldKind;
