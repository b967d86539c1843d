#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache?.();
const [{ main }, { createWorld }] = await Promise.all([import('../dist/main.js'), import('../dist/world.js')]);
const argv = process.argv.slice(2);
process.exitCode = await main(argv, createWorld(argv));
