import * as z from 'zod';

/** A person's own name, as she writes it. */
export const personName = () =>
  z
    .string()
    .trim()
    .regex(/^[一-龥·A-Za-z ]{1,20}$/, '请写您的姓名，20 个字以内');
