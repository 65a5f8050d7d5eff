package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import io.onlyyou.splice.Page;
import io.onlyyou.splice.PagePointer;
import io.onlyyou.splice.PageScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.Resource;

/** Turns one feed's settings into a {@link Feed}, or stops the start with the setting's name and what would be right. */
final class FeedCheck {

    private static final Duration LONGEST_INTERVAL = Duration.ofDays(365);

    private final String id;
    private final String prefix;

    FeedCheck(String id) {
        this.id = id;
        this.prefix = "onlyyou.feeds." + id;
    }

    Feed feed(FeedSettings settings) {
        if (!Subject.isValid(id)) {
            throw refusal("", id, "A feed's id has the form " + Subject.PATTERN + ".");
        }
        if (!settings.purpose().isSurface()) {
            throw refusal(".purpose", settings.purpose().wire(), "It is feed or stories.");
        }
        check(settings.rule());
        PagePointer items = pointer(".items", settings.items());
        PagePointer itemId = settings.id() == null ? null : pointer(".id", settings.id());
        ItemTemplate template = template(settings.template());
        if (itemId != null && !isIn(template, itemId)) {
            throw refusal(".id", itemId, "The template has no value there, so an inserted item would have no id.");
        }
        return new Feed(id, items, itemId, settings.purpose(), template, settings.rule());
    }

    private static boolean isIn(ItemTemplate template, PagePointer pointer) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.write('[');
        page.writeBytes(template.render(ItemValues.example()));
        page.write(']');
        return new PageScanner(PagePointer.parse("")).scan(page.toByteArray()) instanceof Page items
                && items.valueIn(0, pointer).isPresent();
    }

    private void check(FeedRule rule) {
        atLeastOne("top-slot", rule.topSlot(), "an inserted item is never the first");
        atLeastOne("min-gap", rule.minGap(), "two inserted items never stand side by side");
        atLeastOne("per-page", rule.perPage(), "mode: off turns the feed off");
        atLeastOne("per-day", rule.perDay(), "mode: off turns the feed off");
        atLeastOne("showings", rule.showings(), "mode: off turns the feed off");
        if (rule.minInterval().isNegative() || rule.minInterval().compareTo(LONGEST_INTERVAL) > 0) {
            throw refusal(".rule.min-interval", rule.minInterval(), "It is a duration from PT0S to P365D.");
        }
        if (rule.holdoutPercent() < 0 || rule.holdoutPercent() > 100) {
            throw refusal(".rule.holdout-percent", rule.holdoutPercent(), "It is a whole number from 0 to 100.");
        }
    }

    private void atLeastOne(String name, int value, String because) {
        if (value < 1) {
            throw refusal(".rule." + name, value, "It is at least 1: " + because + ".");
        }
    }

    private PagePointer pointer(String name, @Nullable String value) {
        if (value == null) {
            throw refusal(name, value, "It is a JSON Pointer to the array of items, such as /items; \"\" is the root.");
        }
        try {
            return PagePointer.parse(value);
        } catch (IllegalArgumentException e) {
            throw refusal(name, value, e.getMessage());
        }
    }

    private ItemTemplate template(@Nullable Resource resource) {
        String name = ".template";
        if (resource == null || !resource.isReadable()) {
            throw refusal(name, resource, "It names a readable file, such as classpath:/feeds/home-item.json.");
        }
        try {
            return ItemTemplate.compile(resource.getContentAsByteArray());
        } catch (IOException | IllegalArgumentException e) {
            throw refusal(name, resource, e.getMessage());
        }
    }

    private InvalidConfigurationPropertyValueException refusal(
            String name, @Nullable Object value, @Nullable String reason) {
        return new InvalidConfigurationPropertyValueException(prefix + name, value, reason);
    }
}
