import type { Day } from '../domain/calendar/day.ts';
import type { Client } from '../domain/firm.ts';
import { type Cell, toTable } from './table.ts';
import { blank, type Line, line, span } from './text.ts';

/** A list of a client, with the day it was last walked. */
export interface ListFact {
  list: string;
  title: string;
  interval: string;
  asset?: string;
  lastWalked?: Day;
}

/** A client with what lies in its folder. */
export interface ClientFact {
  client: Client;
  path: string;
  lists: readonly ListFact[];
}

const COLUMNS = [
  { heading: 'CLIENT', flexible: true },
  { heading: 'NAME', flexible: true },
  { heading: 'PLAN' },
  { heading: 'CONTACT', flexible: true },
  { heading: 'ASSETS', align: 'right' as const },
  { heading: 'LISTS', align: 'right' as const },
  { heading: 'CONTRACT', flexible: true },
];

/** One table of clients, plans, machines and contacts (P82). */
export function clientLines(clients: readonly ClientFact[], width: number): Line[] {
  if (clients.length === 0) return [line('There is no client yet. Add one with "mmc client add".')];
  return toTable(COLUMNS, clients.map(cellsOf), width);
}

function cellsOf({ client, lists }: ClientFact): Cell[] {
  const assets = client.assets.filter(({ retired }) => retired === undefined);
  const plan = client.plan === undefined ? { text: 'none', tone: 'faint' as const } : client.plan;
  const contact = client.contact.name ?? '';
  return [client.slug, client.name, plan, contact, String(assets.length), String(lists.length), contractWords(client)];
}

/** The same for a pipe, with everything that a cell leaves out. */
export function clientRows(clients: readonly ClientFact[]): string[][] {
  return clients.map(({ client, lists }) => [
    client.slug,
    client.name,
    client.plan ?? '',
    client.contact.name ?? '',
    client.contact.phone ?? '',
    client.contact.email ?? '',
    client.assets.map(({ slug }) => slug).join(','),
    lists.map(({ list }) => list).join(','),
    client.contract.start ?? '',
    client.contract.end ?? '',
    client.retired ?? '',
    client.id,
  ]);
}

export function clientJson({ client, path, lists }: ClientFact): Record<string, unknown> {
  const { plan, address, retired, ...rest } = client;
  return { ...rest, plan: plan ?? null, address: address ?? null, retired: retired ?? null, path, lists };
}

function contractWords({ contract, retired }: Client): string {
  return retired === undefined ? datesOf(contract) : `left ${retired}`;
}

function datesOf({ start, end }: Client['contract']): string {
  return start === undefined && end === undefined ? '' : `${start ?? '…'} – ${end ?? 'open'}`;
}

/** Everything about one client. */
export function clientPage({ client, path, lists }: ClientFact, openFindings: number, width: number): Line[] {
  const { contact, plan, address, tags, retired } = client;
  const field = (label: string, text: string | undefined) =>
    text ? [line(span(`  ${label.padEnd(10)}`, 'faint'), text)] : [];
  return [
    line(span(client.name, 'title'), span(`  ${client.slug}`, 'faint')),
    ...field('id', client.id),
    ...field('folder', path),
    ...field('left', retired),
    ...field('plan', plan ?? 'none, so its lists are never due'),
    ...field('contact', [contact.name, contact.phone, contact.email].filter(Boolean).join(', ')),
    ...field('address', address),
    ...field('contract', datesOf(client.contract)),
    ...field('tags', tags.join(', ')),
    ...field('findings', openFindings === 0 ? 'none open' : `${openFindings} open`),
    ...section('Assets', ASSETS, assetRows(client), width, 'none; write them under "assets:" in client.md'),
    ...section('Lists', LISTS, lists.map(listRow), width, `none; start one with "mmc new ${client.slug} TEMPLATE"`),
    ...section('Variables', VARIABLES, Object.entries(client.variables), width, 'none'),
    ...(client.notes === '' ? [] : [blank, ...client.notes.split('\n').map((one) => line(one))]),
  ];
}

const ASSETS = ['ASSET', 'TYPE', 'NAME', 'SERIAL', 'ROLE', 'SITE'].map((heading) => ({ heading, flexible: true }));
const LISTS = ['LIST', 'TITLE', 'DUE', 'LAST WALKED'].map((heading) => ({ heading, flexible: true }));
const VARIABLES = ['VARIABLE', 'VALUE'].map((heading) => ({ heading, flexible: true }));

type Columns = Parameters<typeof toTable>[0];

function section(title: string, columns: Columns, rows: readonly Cell[][], width: number, none: string): Line[] {
  const heading = [blank, line(span(title, 'strong'))];
  return [...heading, ...(rows.length > 0 ? toTable(columns, rows, width) : [line(span(none, 'faint'))])];
}

function assetRows({ assets }: Client): Cell[][] {
  return assets.map(({ slug, type, name, serial = '', role = '', site = '', inherited, retired }) => {
    const note = retired ? `retired ${retired}` : inherited ? 'inherited' : '';
    return [slug, type, name, serial, [role, note].filter(Boolean).join(', '), site];
  });
}

function listRow({ list, title, interval, lastWalked }: ListFact): Cell[] {
  return [list, title, interval, lastWalked ?? { text: 'never', tone: 'faint' }];
}
