import { minuteMs } from '#domain/day';
import { steps, type Teller } from './told-steps';

/** For somebody without a phone: done, and to be asked at the door whether it is good. */
const proxy: Teller = ({ cast, places, moments }) => ({
  id: 'told-proxy',
  reporter: cast.unitLead,
  area: places.unit,
  point: '单元门口',
  category: 'stairwell',
  text: '郑阿姨家门口的扶手松了，她腿脚不好，上下楼不敢扶。',
  proxyFor: { name: '郑桂英', door: '101' },
  photos: ['broken-step-before'],
  at: moments.onWorkday(3, '09:30'),
  acts: [
    steps.take(moments.onWorkday(3, '10:05'), cast.worker),
    { step: 'contact', at: moments.onWorkday(3, '10:40'), by: cast.worker, way: 'visit' },
    steps.result(moments.onWorkday(2, '15:30'), cast.worker, {
      text: '扶手重新打了膨胀螺栓，又加了一道横杆，试过很稳。',
      picture: 'broken-step',
    }),
    steps.confirm(moments.lately(1, '09:20'), cast.gridLead),
  ],
});

/** In no list but the handlers'. */
const secret: Teller = ({ cast, places, moments }) => ({
  id: 'told-private',
  reporter: cast.neighbours.across,
  area: places.building,
  category: 'dispute',
  text: '楼上半夜拖家具，找他说过两次都吵起来，想请人帮忙调解一下。',
  photos: [],
  at: moments.onWorkday(2, '21:05'),
  acts: [
    { step: 'accept', at: moments.onWorkday(1, '08:50'), by: cast.staff },
    { step: 'contact', at: moments.onWorkday(1, '09:05'), by: cast.staff, way: 'phone' },
    { step: 'assign', at: moments.onWorkday(1, '09:10'), by: cast.staff },
  ],
});

/** She did not give her name; nobody who handles it learns it. */
const unnamed: Teller = ({ cast, places, moments }) => ({
  id: 'told-anonymous',
  reporter: cast.neighbours.below,
  area: places.grid,
  point: '南门',
  category: 'parking',
  text: '南门消防通道天天停着同一辆车，说了不听，我不方便露面。',
  isAnonymous: true,
  photos: [],
  at: moments.onWorkday(1, '08:10'),
  acts: [
    steps.take(moments.onWorkday(1, '09:15'), cast.worker),
    { step: 'contact', at: moments.onWorkday(1, '09:30'), by: cast.worker, way: 'in-app' },
  ],
});

/** The pair: the second was merged into the first. */
const masterId = 'told-master';
const master: Teller = ({ cast, places, moments }) => ({
  id: masterId,
  reporter: cast.neighbours.above,
  area: places.building,
  point: '楼道',
  category: 'stairwell',
  text: '5号楼的楼门关不上，风一吹哐哐响，外人随便进。',
  photos: [],
  at: moments.onWorkday(2, '18:30'),
  acts: [
    steps.take(moments.onWorkday(1, '08:45'), cast.worker),
    steps.contact(moments.onWorkday(1, '09:00'), cast.worker),
  ],
});
const duplicate: Teller = ({ cast, places, moments }) => ({
  id: 'told-duplicate',
  reporter: cast.neighbours.near,
  area: places.building,
  point: '楼道',
  category: 'stairwell',
  text: '楼下大门的闭门器坏了，晚上声音很大。',
  photos: [],
  at: moments.onWorkday(1, '09:20'),
  acts: [
    {
      step: 'merge',
      at: moments.onWorkday(1, '09:20') + 45 * minuteMs,
      by: cast.worker,
      into: masterId,
    },
  ],
});

/** Neighbours, named and unnamed. The master stands before its duplicate. */
export const neighbourStories: readonly Teller[] = [proxy, secret, unnamed, master, duplicate];
