import { View } from '@tarojs/components';
import { useState } from 'react';
import { getPlateImage } from '#contracts/card';
import { type AppError, wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import {
  Card,
  ErrorState,
  Heading,
  ListRow,
  Note,
  Page,
  Picture,
  Problem,
  Skeleton,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import './plate-image.css';

type Image = { title: string; url: string; code: string };

async function loadImage(areaId: string): Promise<Image> {
  const { title, code, contentType, imageBase64 } = await call(getPlateImage, { areaId });
  return { title, code, url: `data:${contentType};base64,${imageBase64}` };
}

/** 公示牌二维码: the permanent code of an area somebody answers for, as WeChat draws it. */
export default function PlateImage() {
  const page = useLoaded(() => call(getMe, {}));
  const [image, setImage] = useState<Image>();
  const [problem, setProblem] = useState<string>();
  const show = async (areaId: string) => {
    setProblem(undefined);
    try {
      setImage(await loadImage(areaId));
    } catch (error) {
      setProblem(wordsFor(error as AppError));
    }
  };
  const { data, error } = page;
  return (
    <Page title="公示牌二维码">
      {data ? (
        <Card>
          <Heading>哪一片的牌子？</Heading>
          {data.memberships.map(({ areaId, areaName, role }) => (
            <ListRow
              key={`${areaId}-${role}`}
              icon="qr-code"
              title={areaName}
              onTap={() => void show(areaId)}
            />
          ))}
          <Problem words={problem} />
        </Card>
      ) : null}
      {image ? (
        <Card>
          <View className="plate-image">
            <Heading size="title">{image.title}</Heading>
            <Picture url={image.url} words={`${image.title}的二维码`} className="plate-code" />
            <Note>编码 {image.code} · 网格调整了也不用换</Note>
          </View>
        </Card>
      ) : null}
      {!data && !error ? <Skeleton /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
    </Page>
  );
}
