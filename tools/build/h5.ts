import { main } from './run';
import { buildApp } from './taro';

main(() => buildApp('h5'));
