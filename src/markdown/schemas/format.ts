import * as z from 'zod';

/** `format: 1` in a file that people write: it may be missing. */
export const format = z
  .literal('1')
  .meta({ json: { const: 1, description: 'Version of the file format. A newer one is refused.' } })
  .optional();

/** The same in a record of ours, which always has it. */
export const recordFormat = z.literal('1').meta({ json: { const: 1, description: 'Version of the file format' } });
