import type { Problem } from '../../domain/problems.ts';
import { problemAt } from '../../markdown/problem.ts';
import { readHolidays } from '../../store/holidays.ts';
import { readText } from '../../store/workspace/read-text.ts';
import { WORKSPACE_FILE } from '../../store/workspace/workspace.ts';
import type { Context } from './context.ts';

/** A country or region in `mmc.yaml` whose holidays nobody knows, at its value. */
export async function holidayProblems({ firm, root }: Context): Promise<Problem[]> {
  if (!firm?.holidays.country) return [];
  const { problems } = await readHolidays(firm, []);
  const { source } = readText(root, WORKSPACE_FILE);
  return problems.map((one) => {
    const value = new RegExp(`(?<=^[ \\t]+${one.args.key}:[ \\t]*)[^\\s#]+`, 'm').exec(source?.text ?? '');
    return source && value ? problemAt(source, one.code, value.index, value.index + value[0].length, one.args) : one;
  });
}
