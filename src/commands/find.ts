import { Failure } from '../domain/failure.ts';
import type { ExitCode, World } from './world.ts';

export async function find(_options: object, _world: World): Promise<ExitCode> {
  throw new Failure('failed', 'not written yet');
}
