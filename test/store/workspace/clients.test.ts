import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clientFolders } from '../../../src/store/workspace/clients.ts';
import { openWorkspace } from '../../../src/store/workspace/workspace.ts';
import { temporaryFolder } from '../../helpers/temporary-repository.ts';
import { temporaryWorkspace } from '../../helpers/workspace.ts';

it('finds client folders that are links to folders of the workspace, and no others', () => {
  const workspace = temporaryWorkspace();
  for (const slug of ['acme', 'bolt']) workspace.client(slug);
  mkdirSync(join(workspace.root, 'real'));
  renameSync(join(workspace.root, 'clients/acme'), join(workspace.root, 'real/acme'));
  symlinkSync('../real/acme', join(workspace.root, 'clients/acme'));
  symlinkSync(temporaryFolder(), join(workspace.root, 'clients/away'));
  symlinkSync('/nowhere', join(workspace.root, 'clients/gone'));
  expect(clientFolders(openWorkspace(workspace.root)).map(({ slug }) => slug)).toEqual(['acme', 'bolt']);
});
