import { View } from '@tarojs/components';
import { areaLevelWords } from '#contracts/area';
import { Card, ListRow, Pill, Section } from '../../../../components';
import { type Below, belowNote, rolesText, staffedText } from '../../org-words';

/** The areas below, each with who answers for it and what is missing. */
export function BelowSection(props: { below: readonly Below[]; onLook: (areaId: string) => void }) {
  const { below, onLook } = props;
  if (below.length === 0) return null;
  const levels = [...new Set(below.map(({ level }) => level))];
  return (
    <View>
      {levels.map((level) => {
        const areas = below.filter((area) => area.level === level);
        return (
          <Section
            key={level}
            title={`${areaLevelWords[level]} ${areas.length} 个`}
            aside={staffedText(areas)}
          >
            <Card>
              {areas.map((area) => (
                <ListRow
                  key={area.id}
                  title={area.name}
                  note={belowNote(area)}
                  aside={
                    area.vacancies.length > 0 ? (
                      <Pill words={`缺${rolesText(area.vacancies)}`} tone="amber" />
                    ) : undefined
                  }
                  onTap={() => onLook(area.id)}
                />
              ))}
            </Card>
          </Section>
        );
      })}
    </View>
  );
}
