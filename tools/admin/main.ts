import { main } from '../build/run';
import { commands } from './commands';

const [name, ...args] = process.argv.slice(2);

const help = () =>
  Object.entries(commands)
    .map(([one, { usage, words }]) => `  ${`${one} ${usage}`.padEnd(44)} ${words}`)
    .join('\n');

main(async () => {
  const command = name ? commands[name] : undefined;
  if (!command) {
    process.stdout.write(`npm run admin -- <命令>\n\n${help()}\n`);
    if (name) throw new Error(`没有「${name}」这个命令`);
    return;
  }
  await command.run(args);
});
