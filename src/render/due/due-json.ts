import type { ClientDuties } from '../../domain/duties/client-duties.ts';
import type { DueLook } from '../../domain/duties/due-look.ts';
import { clientNeedsAttention } from '../../domain/duties/urgency.ts';
import { whoToAsk } from '../../domain/duties/who-to-ask.ts';
import type { Problem } from '../../domain/problems.ts';
import { unreadableJson } from '../unreadable.ts';
import { warningJson } from '../warnings.ts';
import type { DueView } from './look.ts';

/** `mmc due --json`: everything, whatever the screen would leave out; names are those of the domain. */
export function dueJson(look: DueLook, view: DueView, problems: readonly Problem[]): Record<string, unknown> {
  const { today, period, filed, overview, earlier, schedules, clients, warnings } = look;
  return {
    today,
    period,
    filed: filed ?? null,
    duties: overview.duties,
    schedules,
    earlier,
    clients: clients.map((one) => clientJson(one, view)),
    warnings: warnings.map(warningJson),
    unreadable: unreadableJson(problems),
  };
}

function clientJson(one: ClientDuties, { until }: DueView): Record<string, unknown> {
  const { client, lists, note, unreadable } = one;
  return {
    client: client.slug,
    clientId: client.id,
    name: client.name,
    plan: client.plan ?? null,
    note: note ?? null,
    needsAttention: clientNeedsAttention(one, until),
    whoToAsk: whoToAsk(one),
    lists,
    unreadableLists: unreadable,
  };
}
