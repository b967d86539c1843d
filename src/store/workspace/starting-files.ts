import { fillVariables } from '../../domain/checklists/variables.ts';
import { jsonSchemaOf } from '../../markdown/schemas/json-schema.ts';
import { WORKSPACE_SCHEMA } from '../../markdown/write-firm.ts';
import { packageTemplates, packageText } from '../package-files.ts';

/** A file of a new workspace: its path, with slashes, and its text. */
export interface StartingFile {
  path: string;
  text: string;
}

/** Every file that init gives a workspace besides `mmc.yaml`; `firm` is the firm's name. */
export function startingFiles(firm: string): StartingFile[] {
  const copies = (from: 'singles' | 'procedures' | '.', to: string): StartingFile[] =>
    packageTemplates(from).map(({ name, text }) => ({ path: `${to}/${name}`, text }));
  return [
    { path: '.gitattributes', text: packageText('workspace/gitattributes') },
    { path: '.gitignore', text: packageText('workspace/gitignore') },
    { path: 'README.md', text: readme(firm) },
    ...copies('.', 'templates'),
    ...copies('singles', 'singles/starters'),
    { path: 'singles/ideas.md', text: packageText('workspace/ideas.md') },
    ...copies('procedures', 'procedures'),
    // Git keeps no empty folder.
    { path: 'clients/.gitkeep', text: '' },
    ...editorFiles(),
  ];
}

/** What makes VS Code check and complete `mmc.yaml`; it needs the YAML extension, which is recommended too. */
function editorFiles(): StartingFile[] {
  const settings = { 'yaml.schemas': { [`./${WORKSPACE_SCHEMA}`]: 'mmc.yaml' } };
  return [
    { path: WORKSPACE_SCHEMA, text: json(jsonSchemaOf('workspace')) },
    { path: '.vscode/settings.json', text: json(settings) },
    { path: '.vscode/extensions.json', text: json({ recommendations: ['redhat.vscode-yaml'] }) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readme(firm: string): string {
  const asMarkdown = firm.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&');
  return fillVariables(packageText('workspace/README.md'), { firm: asMarkdown });
}
