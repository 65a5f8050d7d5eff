package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageSize;
import io.onlyyou.imaging.Provider;
import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts into words what a provider is asked for. */
@Component
class OrderForm {

    private final PortraitsProperties properties;
    private final CallbackAddresses callbacks;
    private final Scenarios scenarios;

    OrderForm(PortraitsProperties properties, CallbackAddresses callbacks, Scenarios scenarios) {
        this.scenarios = scenarios;
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
                scene(claim.scenario().id(), provider),
                words == null ? claim.scenario().prompt() : OwnWords.prompt(words, selfies.changes()),
                claim.seed(),
                properties.size(),
                properties.size(),
                placed.idempotencyKey(),
                callback,
                claim.epochs().stories() == null ? null : tall());
    }

    /** Whoever reads is told the scenario's own name, whoever paints scenes the scene's. */
    private String scene(String scenario, Provider provider) {
        return provider.model().scenes().isEmpty()
                ? scenario
                : scenarios.entry(scenario).map(CatalogueEntry::scene).orElse(scenario);
    }

    /** As large as stories are kept, or as a smaller portrait allows. */
    private ImageSize tall() {
        int width = Math.min(
                Surface.STORIES.widest(), properties.size() * Surface.STORIES.widest() / Surface.FEED.widest());
        return new ImageSize(width, Surface.STORIES.height(width));
    }
}
