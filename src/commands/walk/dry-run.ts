import { countedFor } from '../../domain/checklists/due-lists.ts';
import { resultPath } from '../../domain/walk/finish.ts';
import { toJson } from '../../render/json.ts';
import { line, span } from '../../render/text.ts';
import { plainWords } from '../../render/words.ts';
import type { ClientInPlace } from '../../store/workspace/clients.ts';
import type { ExitCode } from '../world.ts';
import { planVisit } from './new-visit.ts';
import type { RunOptions } from './options.ts';
import type { Outside } from './outside.ts';

/** Shows what would be asked and where the results would go; writes nothing, not even a journal. */
export async function dryRun(outside: Outside, place: ClientInPlace, options: RunOptions): Promise<ExitCode> {
  const { terminal } = outside.world;
  const { basics, lists } = await planVisit(outside, place, options);
  const period = countedFor(basics.periods);
  const planned = lists.map((list) => ({
    list: list.sitting.opening.checklist,
    period: list.sitting.opening.period,
    result: `${place.folder.path}/${resultPath(list.sitting.opening)}`,
    asked: list.asked.map(({ item, carriedFrom }) => ({
      id: item.id,
      text: item.text,
      section: item.section,
      tier: item.tier,
      kind: item.kind,
      ...(carriedFrom ? { carriedFrom } : {}),
    })),
  }));
  if (options.json) {
    terminal.out(
      toJson('dry-run', {
        client: place.client.slug,
        period,
        date: basics.date,
        by: basics.by,
        lists: planned,
      }),
    );
    return 0;
  }
  terminal.show([
    line(span(`${place.client.name}, ${period}, ${basics.date}, by ${basics.by}: nothing is written`, 'strong')),
  ]);
  for (const { list, result, asked } of planned) {
    terminal.show([[], line(span(`${list}: ${asked.length} items`, 'strong'), span(`  ${result}`, 'faint'))]);
    terminal.show(
      asked.map((one) =>
        line(
          span(`  ${one.tier.padEnd(9)} `, 'faint'),
          plainWords(one.text),
          span(one.carriedFrom ? `  carried from ${one.carriedFrom}` : '', 'warn'),
        ),
      ),
    );
  }
  return 0;
}
