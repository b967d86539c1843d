import { isTimeZone } from '../domain/calendar/clock.ts';
import { Failure } from '../domain/failure.ts';
import { usualPaper } from '../domain/paper.ts';
import { displayNameTrouble, proposeSlug } from '../domain/slugs.ts';
import type { NewFirm } from '../markdown/write-firm.ts';
import { gitUser } from '../store/git/user.ts';
import type { World } from './world.ts';

export interface FirmFlags {
  firm?: string | undefined;
  timezone?: string | undefined;
  paper?: string | undefined;
  tech?: string | undefined;
  email?: string | undefined;
}

/** What init must know of a firm: from flags, else asked. Without a terminal a missing flag is a usage failure. */
export async function askFirm(flags: FirmFlags, world: World, folder: string): Promise<NewFirm> {
  const given = checkedFlags(flags);
  const { ask, interactive } = world.terminal;
  const missing = (['firm', 'timezone', 'tech'] as const).filter((flag) => given[flag] === undefined);
  if (!interactive && missing.length > 0) {
    throw new Failure('usage', 'A new workspace needs a few words, and there is no terminal to ask on', {
      hint: `Give ${missing.map((flag) => EXAMPLES[flag]).join(' ')}`,
    });
  }
  const git = await gitUser(folder, world.env);
  const line = (question: string, offered: string | undefined, check: (text: string) => string | undefined) =>
    ask.line(question, { check, ...(offered === undefined ? {} : { offered }) });
  const name = given.firm ?? (await line('Name of your firm', undefined, nameTrouble));
  const timezone = given.timezone ?? (await line('Time zone', machineTimeZone(), zoneTrouble));
  const paper = given.paper ?? (await askPaper(world, timezone));
  const tech = given.tech ?? (await line('Full name of the first technician', git.name, nameTrouble));
  const offered = git.name === undefined || git.name === tech ? git.email : undefined;
  const email =
    given.email ?? (interactive ? await line(`E-mail of ${tech}, as Git knows it`, offered, emailTrouble) : offered);
  const [first = tech] = tech.trim().split(/\s+/);
  const slug = proposeSlug(first) ?? proposeSlug(tech) ?? 'tech';
  return {
    name: name.trim(),
    timezone: timezone.trim(),
    paper,
    technician: { slug, name: tech.trim(), ...(email ? { email: email.trim() } : {}) },
  };
}

const EXAMPLES = { firm: '--firm "Harbor IT"', timezone: '--timezone Europe/Warsaw', tech: '--tech "Jane Doe"' };

function askPaper(world: World, timezone: string): Promise<'A4' | 'Letter'> | 'A4' | 'Letter' {
  const { LC_ALL, LC_PAPER, LANG } = world.env;
  const locale = LC_ALL || LC_PAPER || LANG || new Intl.DateTimeFormat().resolvedOptions().locale;
  const offered = usualPaper(timezone, locale);
  if (!world.terminal.interactive) return offered;
  const choices = (['A4', 'Letter'] as const).map((value) => ({ value, name: value }));
  return world.terminal.ask.choice('Paper of printed lists', choices, { offered });
}

function machineTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function checkedFlags(flags: FirmFlags): Omit<FirmFlags, 'paper'> & { paper: 'A4' | 'Letter' | undefined } {
  const refuse = (flag: string, trouble: string | undefined) => {
    if (trouble !== undefined) throw new Failure('usage', `--${flag} cannot be that: ${trouble}`);
  };
  if (flags.firm !== undefined) refuse('firm', nameTrouble(flags.firm));
  if (flags.timezone !== undefined) refuse('timezone', zoneTrouble(flags.timezone));
  if (flags.tech !== undefined) refuse('tech', nameTrouble(flags.tech));
  if (flags.email !== undefined) refuse('email', emailTrouble(flags.email));
  const { paper } = flags;
  if (paper !== undefined && paper !== 'A4' && paper !== 'Letter') refuse('paper', 'write A4 or Letter');
  return { ...flags, paper: paper === 'A4' || paper === 'Letter' ? paper : undefined };
}

const nameTrouble = displayNameTrouble;

function zoneTrouble(zone: string): string | undefined {
  return isTimeZone(zone.trim()) ? undefined : `"${zone}" is no time zone; write one such as Europe/Warsaw`;
}

function emailTrouble(email: string): string | undefined {
  return email.trim() === '' || /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? undefined : 'this is no e-mail address';
}
