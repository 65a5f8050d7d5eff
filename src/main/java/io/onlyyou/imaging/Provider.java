package io.onlyyou.imaging;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be asked for portraits, under the name that settings, switches and notices know them by.
 *
 * @param webhooks tells genuine callbacks from forged ones, or null where there are none
 */
public record Provider(
        String id,
        ImageModel model,
        ProviderTerms terms,
        @Nullable WebhookKey webhooks) {

    /** Whether selfies leave this machine. */
    public boolean isOutside() {
        return !terms.local();
    }
}
