import { View } from '@tarojs/components';
import { Card, Field, Problem, SwitchRow } from '../../components';
import { emptyProxy, mayStayUnnamed, type ProxyForm } from './form';
import type { FormState } from './use-report-form';

type ForSomebodyProps = { proxy: ProxyForm; state: FormState };

/** Whom it is for, as far as she wants to be named; without her consent it is not sent. */
function ForSomebody({ proxy, state }: ForSomebodyProps) {
  const { problems, change } = state;
  const put = (next: Partial<ProxyForm>) => change({ proxy: { ...proxy, ...next } });
  return (
    <View className="at-proxyPhone report-leaves">
      <Field
        label="怎么称呼（可以不写）"
        hint="例如：李大爷"
        value={proxy.name}
        maxLength={20}
        onInput={(name) => put({ name })}
      />
      <Field
        label="电话（可以不写）"
        kind="number"
        value={proxy.phone}
        maxLength={12}
        problem={problems.proxyPhone}
        onInput={(phone) => put({ phone })}
      />
      <Field
        label="门牌（可以不写）"
        hint="例如：302"
        value={proxy.door}
        maxLength={20}
        onInput={(door) => put({ door })}
      />
      <View className="at-consent">
        <SwitchRow
          title="本人同意我代报"
          note="口头同意就行；办好后会有人打电话或上门告诉本人"
          isOn={proxy.hasConsent}
          onChange={(hasConsent) => put({ hasConsent })}
        />
        <Problem words={problems.consent} />
      </View>
    </View>
  );
}

/** Who it comes from: unnamed to those who handle it, or for somebody without a phone. */
export function WhoCard({ state }: { state: FormState }) {
  const { form, isEasy, problems, change, facts } = state;
  const { proxy } = form;
  const mayProxy = facts.data?.mayProxy === true || proxy !== undefined;
  const mayHide = mayStayUnnamed(form, isEasy);
  if (!mayProxy && !mayHide) return null;
  return (
    <Card>
      {mayHide ? (
        <View className="at-isAnonymous">
          <SwitchRow
            title="不让处理的人知道我是谁"
            note="处理的人看不到您的姓名和电话，只能在这里回复您。"
            isOn={form.isAnonymous === true}
            onChange={(isOn) => change({ isAnonymous: isOn ? true : undefined })}
          />
          <Problem words={problems.isAnonymous} />
        </View>
      ) : null}
      {mayProxy ? (
        <SwitchRow
          title="替别人反映（代报）"
          note="帮没有手机、不会用的人反映"
          isOn={proxy !== undefined}
          onChange={(isOn) => change({ proxy: isOn ? emptyProxy : undefined })}
        />
      ) : null}
      {proxy ? <ForSomebody proxy={proxy} state={state} /> : null}
    </Card>
  );
}
