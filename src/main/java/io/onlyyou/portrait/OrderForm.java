package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.Provider;
import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts into words what a provider is asked for. */
@Component
class OrderForm {

    private final PortraitsProperties properties;
    private final CallbackAddresses callbacks;

    OrderForm(PortraitsProperties properties, CallbackAddresses callbacks) {
        this.properties = properties;
        this.callbacks = callbacks;
    }

    ImageRequest of(Claim claim, Provider provider, Orders.Placing.Placed placed) {
        UUID sending = placed.sending();
        URI callback = sending == null || provider.webhooks() == null
                ? null
                : callbacks.of(provider.id(), claim.person(), sending).orElse(null);
        Material.Selfies selfies = placed.selfies();
        String words = selfies.words();
        return new ImageRequest(
                selfies.pictures(),
                claim.scenario().id(),
                words == null ? claim.scenario().prompt() : OwnWords.prompt(words, selfies.changes()),
                claim.seed(),
                properties.size(),
                properties.size(),
                placed.idempotencyKey(),
                callback);
    }
}
