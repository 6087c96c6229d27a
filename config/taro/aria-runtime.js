import { mergeInternalComponents } from '@tarojs/shared';
import components from './aria-props.cjs';

mergeInternalComponents(components);
