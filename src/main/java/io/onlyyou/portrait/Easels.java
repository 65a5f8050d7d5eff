package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.PromptScreen;
import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.Sent;
import io.onlyyou.vault.PlainKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a job meets a provider: selfies are taken out of the vault, the consents looked at once more, and an order is placed;
 * or an order that was placed before is asked about, for which no picture is needed.
 */
@Component
class Easels {

    /** How far it came. */
    sealed interface Work {

        /** What the provider said. */
        record Result(
                ImageResult result,
                String provider,
                @Nullable UUID sending,
                Sent sent,
                List<Provenance.Selfie> selfies) implements Work {

            /** The order under the name that the provider gave it. */
            Order order(ImageResult.Pending pending) {
                return new Order(provider, sending, new Sent(pending.reference(), sent.sentAt()));
            }
        }

        /** A consent has ended, another claim has been made since, or what it was to be made from has been taken away. */
        record NotAllowed() implements Work {}

        record NoSelfies() implements Work {}

        /** Nobody has time now. */
        record NoTurn() implements Work {}

        /** Nobody who can may, or who may can. */
        record NoProvider() implements Work {}

        /** Nobody is asked for such a thing. */
        record Denied() implements Work {}
    }

    private final Commissions commissions;
    private final Material material;
    private final Orders orders;
    private final PromptScreen screen;
    private final OrderForm form;

    Easels(Commissions commissions, Material material, Orders orders, PromptScreen screen, OrderForm form) {
        this.commissions = commissions;
        this.material = material;
        this.orders = orders;
        this.screen = screen;
        this.form = form;
    }

    Work work(Claim claim) {
        Order order = claim.standing().order();
        if (order != null) {
            return resume(claim, order);
        }
        if (!screen.allows(claim.scenario().prompt())) {
            return new Work.Denied();
        }
        return switch (commissions.painterOf(claim)) {
            case Commissions.Found.Painter painter -> begin(claim, painter.provider());
            case Commissions.Found.Nobody nobody -> new Work.NoTurn();
            case Commissions.Found.Never never -> new Work.NoProvider();
        };
    }

    private Work begin(Claim claim, Provider provider) {
        boolean underWay = false;
        try {
            PlainKey plain = material.key(claim).orElse(null);
            return switch (orders.place(claim, provider, material, plain)) {
                case Orders.Placing.NotAllowed ended -> new Work.NotAllowed();
                case Orders.Placing.NoSelfies none ->
                    claim.trigger() == Trigger.REQUEST ? new Work.NotAllowed() : new Work.NoSelfies();
                case Orders.Placing.NotThere meanwhile -> new Work.NoTurn();
                case Orders.Placing.Placed placed -> {
                    ImageRequest request = form.of(claim, provider, placed);
                    // one that was stopped here and woken late would have it painted, and paid for, a second time
                    if (placed.isOld() && !orders.stillStands(claim)) {
                        yield new Work.NotAllowed();
                    }
                    ImageResult result = provider.model().paint(request);
                    underWay = result instanceof ImageResult.Pending;
                    Sent sent = new Sent(placed.idempotencyKey(), placed.at());
                    yield new Work.Result(
                            result,
                            provider.id(),
                            placed.sending(),
                            sent,
                            placed.selfies().used());
                }
            };
        } finally {
            commissions.leave(provider, claim, underWay);
        }
    }

    private Work resume(Claim claim, Order order) {
        Optional<Provider> known = commissions.known(order.provider());
        if (known.isEmpty()) {
            ImageResult gone = new ImageResult.Failed("its provider is not configured any more");
            commissions.giveBack(claim);
            return new Work.Result(gone, order.provider(), order.sending(), order.sent(), List.of());
        }
        if (!commissions.mayCall(known.get())) {
            return new Work.NoTurn();
        }
        boolean underWay = false;
        try {
            ImageResult result = known.get().model().resume(order.sent());
            underWay = result instanceof ImageResult.Pending;
            List<Provenance.Selfie> selfies =
                    result instanceof ImageResult.Ready ? material.sentWith(claim, order.sending()) : List.of();
            return new Work.Result(result, order.provider(), order.sending(), order.sent(), selfies);
        } finally {
            commissions.leave(known.get(), claim, underWay);
        }
    }
}
