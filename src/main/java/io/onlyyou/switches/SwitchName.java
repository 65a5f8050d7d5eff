package io.onlyyou.switches;

import java.util.regex.Pattern;

/**
 * Names what a switch turns off: {@code everything}, or one feed, provider or rule. A rule goes by the id of its feed, or by
 * its version, which then is off in whichever feeds it is in force.
 *
 * @param value {@code everything}, {@code feed:<id>}, {@code provider:<id>} or {@code rule:<id>}
 */
public record SwitchName(String value) {

    private static final Pattern VALID =
            Pattern.compile("everything|(feed|provider|rule):[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}");

    /** Turns off all showing and making at once. */
    public static final SwitchName EVERYTHING =
            new SwitchName(Switches.EVERYTHING); // after the pattern it is checked by

    /** Fails with {@link IllegalArgumentException} where the value is not of the promised form. */
    public SwitchName {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("A switch is named everything, feed:<id>, provider:<id> or rule:<id>.");
        }
    }

    public static SwitchName feed(String id) {
        return new SwitchName(Switches.FEED + id);
    }

    /** Whether it is the switch of one feed. */
    public boolean isOfFeed() {
        return value.startsWith(Switches.FEED);
    }

    /** What follows the kind: the id of the feed, provider or rule; nothing for {@code everything}. */
    public String id() {
        return value.substring(value.indexOf(':') < 0 ? value.length() : value.indexOf(':') + 1);
    }
}
