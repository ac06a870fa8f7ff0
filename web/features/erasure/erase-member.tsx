import { eraseMember, previewMemberErasure } from "../../../src/protocol/erasure.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { toast } from "../../ui/index.ts";
import { EraseDialog } from "./erase-dialog.tsx";
import { erasureTexts } from "./texts.ts";

interface EraseMemberProps {
  readonly accountId: string;
  readonly name: string;
  readonly onGone: () => void;
  readonly onClose: () => void;
}

/** An administrator erases a member: the same preview, the same word. */
export function EraseMember({ accountId, name, onGone, onClose }: EraseMemberProps) {
  const t = useTexts(erasureTexts);
  const params = { accountId };
  const erase = async () => {
    await call(eraseMember, { params });
    toast({ title: t("memberErased"), tone: "success" });
    onGone();
    onClose();
  };
  return (
    <EraseDialog
      title={t("titleMember", { name })}
      ask={() => call(previewMemberErasure, { params })}
      erase={erase}
      onClose={onClose}
    />
  );
}
