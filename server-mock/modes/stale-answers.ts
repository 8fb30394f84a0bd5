import { distortedLog } from "./distorted-log";

export const staleAnswers = distortedLog(
  "stale-answers",
  "Look-ups of the target go on giving the keys that she has now, after she changed them or was removed, in a log that says otherwise.",
  "others",
  async (stage) => {
    const present = await stage.targetPerson();
    return {
      people: (honest, asked) => {
        const isAsked = asked.addresses.includes(stage.target) || asked.userIds.includes(present.userId);
        const others = honest.filter(({ userId }) => userId !== present.userId);
        return isAsked ? [...others, present] : others;
      },
    };
  },
);
