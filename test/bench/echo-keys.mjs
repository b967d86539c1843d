// The peer of a key press in the walk: a program that does nothing but answer each key on its terminal.
process.stdin.setRawMode(true);
process.stdin.on('data', (key) => (String(key) === 'q' ? process.exit() : process.stdout.write(`<${key}>`)));
process.stdout.write('ready');
