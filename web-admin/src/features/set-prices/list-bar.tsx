import { Button, Menu, MultiSelect, TextInput } from "@mantine/core";
import { useLocale } from "@parterre/web-kit";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Channel } from "./documents.ts";
import type { ListDraft, ListTemplate } from "./price-lists.ts";
import classes from "./set-prices.module.css";

export interface ListBarProps {
  readonly lists: readonly ListDraft[];
  readonly at: number;
  readonly channels: readonly Channel[];
  readonly onChoose: (at: number) => void;
  readonly onAdd: (template: ListTemplate) => void;
  readonly onRemove: () => void;
  readonly onChange: (more: Partial<ListDraft>) => void;
}

const templates: readonly ListTemplate[] = ["early", "door", "other"];

/** The price lists of a performance, and for the one that is shown: its name, its channels and its time. */
export function ListBar({ lists, at, channels, onChoose, onAdd, onRemove, onChange }: ListBarProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const list = lists[at]!;
  const nameOf = (code: string) => {
    const channel = channels.find((each) => each.code === code);
    return channel ? pick(channel.name) : code;
  };
  const about = ({ channelCodes, from, until }: ListDraft) =>
    [
      channelCodes ? channelCodes.map(nameOf).join(", ") : t("prices.everyChannel"),
      from && t("prices.fromTime", { time: from.replace("T", " ") }),
      until && t("prices.untilTime", { time: until.replace("T", " ") }),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <>
      <div className={classes.lists} role="toolbar" aria-label={t("prices.lists")}>
        {lists.map((each, index) => (
          <button
            key={each.code}
            type="button"
            className={classes.list}
            aria-pressed={index === at}
            onClick={() => onChoose(index)}
          >
            {pick({ zh: each.nameZh, en: each.nameEn })}
            <small>{about(each)}</small>
          </button>
        ))}
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="subtle" color="gray" size="compact-md">
              {t("prices.addList")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {templates.map((template) => (
              <Menu.Item key={template} onClick={() => onAdd(template)}>
                {t(`prices.templates.${template}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {(lists.length > 1 || list.channelCodes || list.from || list.until) && (
        <div className={classes.listFields}>
          <TextInput
            label={t("prices.nameZh")}
            lang="zh-CN"
            value={list.nameZh}
            onChange={(event) => onChange({ nameZh: event.currentTarget.value })}
          />
          <TextInput
            label={t("prices.nameEn")}
            lang="en"
            value={list.nameEn}
            onChange={(event) => onChange({ nameEn: event.currentTarget.value })}
          />
          <MultiSelect
            label={t("prices.channels")}
            placeholder={list.channelCodes ? "" : t("prices.everyChannel")}
            data={channels.map((channel) => ({ value: channel.code, label: pick(channel.name) }))}
            value={[...(list.channelCodes ?? [])]}
            onChange={(codes) => onChange({ channelCodes: codes.length === 0 ? null : codes })}
          />
          <TextInput
            type="datetime-local"
            label={t("prices.from")}
            value={list.from}
            onChange={(event) => onChange({ from: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label={t("prices.until")}
            value={list.until}
            onChange={(event) => onChange({ until: event.currentTarget.value })}
          />
          {lists.length > 1 && (
            <Button variant="subtle" color="gray" onClick={onRemove}>
              {t("prices.removeList")}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
