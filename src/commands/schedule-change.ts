import { Failure } from '../domain/failure.ts';
import type { ExitCode, World } from './world.ts';

export async function moveVisit(_options: object, _world: World): Promise<ExitCode> {
  throw new Failure('failed', 'not written yet');
}

export async function cancelVisit(_options: object, _world: World): Promise<ExitCode> {
  throw new Failure('failed', 'not written yet');
}

export async function meetingHeld(_options: object, _world: World): Promise<ExitCode> {
  throw new Failure('failed', 'not written yet');
}
