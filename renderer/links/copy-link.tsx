import { Button } from "@mantine/core";
import { IconCheck, IconLink } from "@tabler/icons-react";
import { useState } from "react";
import { answered } from "../api/keyferry-failure";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry } from "../stores";
import { words } from "../words/words";

/** Puts a link to something that one owns on the clipboard. It names the data and its owner, and holds no key. */
export function CopyLink(props: { readonly vaultId: string; readonly itemId: string }) {
  const [copied, setCopied] = useState(false);
  const copying = useAction(async () => {
    const { vaultId, itemId } = props;
    const { link } = await answered(keyferry.links.make({ vaultId, itemId }));
    await navigator.clipboard.writeText(link);
    setCopied(true);
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={copied ? <IconCheck size={17} aria-hidden /> : <IconLink size={17} aria-hidden />}
        loading={copying.working}
        title={words.links.copyHint}
        onClick={() => copying.run()}
      >
        {copied ? words.links.copied : words.links.copy}
      </Button>
      {copying.problem !== null && <ProblemAlert problem={copying.problem} />}
    </>
  );
}
