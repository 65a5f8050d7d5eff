package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import io.onlyyou.portrait.Surface;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a template may ask for, about one insertion for one viewer.
 *
 * @param surface whose sizes the picture comes in
 * @param publicUrl where the service is reached from outside, without a slash at the end
 * @param imageUrl the picture's address in full width
 * @param feedbackToken what an interaction names the insertion by
 */
record ItemValues(
        String feed,
        Surface surface,
        Subject viewer,
        Insertion insertion,
        String publicUrl,
        String imageUrl,
        String feedbackToken) {

    /** Of every item's id in the feed; the portrait's follows. */
    static final String ID_PREFIX = "onlyyou:";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> ACTIONS =
            Arrays.stream(Reaction.values()).map(Reaction::wire).toList();

    /** RFC 3339, always with milliseconds: some clients of feeds insist on them. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Of a feed whose pictures are squares. */
    ItemValues(
            String feed, Subject viewer, Insertion insertion, String publicUrl, String imageUrl, String feedbackToken) {
        this(feed, Surface.FEED, viewer, insertion, publicUrl, imageUrl, feedbackToken);
    }

    /** The shape of the values, for checking a template before there is anything to show. */
    static ObjectNode example() {
        UUID id = new UUID(0, 0);
        ShownPortrait portrait = new ShownPortrait(id, "scenario", "Caption", "Alt", 1024, 1024, Instant.EPOCH);
        Insertion insertion = new Insertion(id, 1, 1, 1, Instant.EPOCH, portrait);
        String url = "http://localhost";
        return new ItemValues(
                        "feed",
                        new Subject("viewer"),
                        insertion,
                        url,
                        URI.create(url).toString(),
                        "token")
                .tree();
    }

    ObjectNode tree() {
        ShownPortrait portrait = insertion.portrait();
        ObjectNode values = NODES.objectNode();
        values.put("id", ID_PREFIX + portrait.id());
        values.put("portrait", portrait.id().toString());
        values.put("feed", feed);
        values.put("viewer", viewer.value());
        values.put("publicUrl", publicUrl);
        values.put("scenario", portrait.scenario());
        values.put("caption", portrait.caption());
        values.put("madeAt", INSTANT.format(portrait.madeAt()));
        values.put("shownAt", INSTANT.format(insertion.decidedAt()));
        values.put("shownAtSeconds", insertion.decidedAt().getEpochSecond());
        values.set("image", image(portrait));
        values.put("why", "/v1/subjects/" + viewer.value() + "/portraits/" + portrait.id() + "/why");
        ObjectNode feedback = values.putObject("feedback");
        feedback.put("token", feedbackToken);
        ACTIONS.forEach(feedback.putArray("actions")::add);
        return values;
    }

    private ObjectNode image(ShownPortrait portrait) {
        ObjectNode image = picture(imageUrl, portrait.width(), portrait.height());
        image.put("alt", portrait.alt());
        ArrayNode variants = image.putArray("variants");
        Stream.concat(surface.widths().stream().filter(width -> width < portrait.width()), Stream.of(portrait.width()))
                .map(width -> picture(
                        imageUrl + "?width=" + width,
                        width,
                        Math.round((float) portrait.height() * width / portrait.width())))
                .forEach(variants::add);
        return image;
    }

    private static ObjectNode picture(String url, int width, int height) {
        ObjectNode picture = NODES.objectNode();
        picture.put("url", url);
        picture.put("width", width);
        picture.put("height", height);
        picture.put("mediaType", ShownPortrait.MEDIA_TYPE);
        return picture;
    }
}
