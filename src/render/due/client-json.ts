import type { ClientLook } from '../../domain/duties/client-look.ts';
import type { Problem } from '../../domain/problems.ts';
import { openByTier } from '../../domain/standing.ts';
import { unreadableJson } from '../unreadable.ts';
import { warningJson } from '../warnings.ts';
import { notDueWords } from './not-due-words.ts';

/** `mmc due --client acme --json`: names are those of the domain. */
export function clientDueJson(look: ClientLook, problems: readonly Problem[]): Record<string, unknown> {
  const { client, today, notDue, lists, unreadableLists, months, missing, signs } = look;
  return {
    today,
    client: {
      client: client.slug,
      clientId: client.id,
      name: client.name,
      plan: client.plan ?? null,
      contact: client.contact,
    },
    due: notDue === undefined,
    why: notDue ? notDueWords(notDue, client.slug) : null,
    lists,
    unreadableLists,
    months,
    missing: missing.map(({ period, standing }) => ({
      period,
      list: standing.list,
      state: standing.state,
      tiers: openByTier(standing.open),
      items: standing.open,
    })),
    editNotes: look.editNotes,
    findings: look.findings,
    planned: look.planned,
    visits: signs?.visits ?? [],
    lastOnsite: signs?.lastOnsite ?? null,
    lastMeeting: signs?.lastMeeting ?? null,
    unfinished: look.unfinished,
    uncommitted: look.uncommitted,
    warnings: look.warnings.map(warningJson),
    unreadable: unreadableJson(problems),
  };
}
