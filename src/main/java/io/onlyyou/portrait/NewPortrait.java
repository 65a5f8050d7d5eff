package io.onlyyou.portrait;

import io.onlyyou.vault.Picture;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a portrait down, with everything that answers the question why it was made. */
final class NewPortrait {

    // The consent under which it is published is the one that stands then.
    static final String INSERT = """
            insert into portrait (person_key, id, job_id, trigger, generation_epoch, feed_epoch, stories_epoch, state,
                scenario, prompt, caption, alt, provider, model, model_version, seed, width, height, story_width, story_height,
                face_distance, selfies, poses, consent_receipt_id, notice_id, notice_version, notice_language, made_at)
            select :person, :portrait, :job, :trigger, :generationEpoch, :feedEpoch, :storiesEpoch, :portraitState,
                :scenario, :prompt, :caption, :alt, :maker, :model, :modelVersion, :seed, :width, :height,
                :storyWidth, :storyHeight, :faceDistance, cast(:selfies as uuid[]), :poses,
                receipt_id, notice_id, notice_version, notice_language, :madeAt
            from consent where person_key = :person and purpose = 'generation'""";

    private NewPortrait() {}

    static Map<String, @Nullable Object> of(Claim claim, Painting painting, Instant madeAt) {
        Picture shown = painting.shown();
        Picture story = painting.story();
        Map<String, @Nullable Object> named = new HashMap<>();
        named.put("person", claim.person().value());
        named.put("portrait", claim.portrait());
        named.put("job", claim.job());
        named.put("trigger", claim.trigger().wire());
        named.put("generationEpoch", claim.epochs().generation());
        named.put("feedEpoch", claim.epochs().feed());
        named.put("storiesEpoch", claim.epochs().stories());
        named.put("portraitState", PortraitState.READY.wire());
        named.put("scenario", claim.scenario().id());
        named.put("prompt", claim.scenario().prompt());
        named.put("caption", claim.scenario().caption());
        named.put("alt", claim.scenario().alt());
        named.put("maker", painting.madeBy().provider());
        named.put("model", painting.madeBy().model());
        named.put("modelVersion", painting.madeBy().version());
        named.put("seed", claim.seed());
        named.put("width", shown.width());
        named.put("height", shown.height());
        named.put("storyWidth", story == null ? null : story.width());
        named.put("storyHeight", story == null ? null : story.height());
        named.put("faceDistance", painting.likeness());
        named.put(
                "selfies",
                painting.selfies().stream()
                        .map(selfie -> selfie.id().toString())
                        .toArray(String[]::new));
        named.put(
                "poses",
                painting.selfies().stream().map(Provenance.Selfie::pose).toArray(String[]::new));
        named.put("madeAt", madeAt.atOffset(ZoneOffset.UTC));
        return named;
    }
}
