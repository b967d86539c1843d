import type { NotDue } from '../../domain/duties/not-due.ts';

export function notDueWords(why: NotDue, client: string): string {
  switch (why.kind) {
    case 'left':
      return `Left on ${why.day}: nothing is due any more`;
    case 'no-plan':
      return 'Not due: it has no plan. Write "plan:" into its client.md';
    case 'contract-not-begun':
      return `Not due yet: the contract begins on ${why.day}`;
    case 'contract-ended':
      return `Not due any more: the contract ended on ${why.day}`;
    case 'no-checklist':
      return `Nothing to walk: it has no checklist. Start one with "mmc new ${client} TEMPLATE"`;
    case 'nothing-owed':
      return 'Nothing is owed: no list falls due in a month that is not filed';
  }
}
