package io.onlyyou.portrait;

import io.onlyyou.consent.Disclosure;
import io.onlyyou.consent.Disclosures;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.Providers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds who paints a portrait: somebody whom the person's notice names, who serves their region, and has time. */
@Component
class Commissions {

    /** Whether somebody was found. */
    sealed interface Found {

        /** A place is held there for the job, and one of this node's workers for an outside one. */
        record Painter(Provider provider) implements Found {}

        /** Those who may paint it are turned off, paused or busy. */
        record Nobody() implements Found {}

        /** Those who could paint it may not, or those who may cannot. */
        record Never() implements Found {}
    }

    private final Providers providers;
    private final Disclosures disclosures;
    private final Turns turns;
    private final Desks desks;

    Commissions(Providers providers, Disclosures disclosures, Turns turns, Desks desks) {
        this.providers = providers;
        this.disclosures = disclosures;
        this.turns = turns;
        this.desks = desks;
    }

    /** Whether a provider may be given this person's pictures. */
    static boolean mayHave(Provider provider, Disclosure disclosure) {
        return disclosure.recipients().contains(provider.id())
                && provider.terms().serves(disclosure.region());
    }

    /** Whether anybody at all is at work. */
    boolean areOn() {
        return providers.anyIsOn();
    }

    /** Whether anybody who paints what a prompt says may be asked now for this person. */
    boolean anyReads(PersonKey person) {
        List<Provider> readers = providers.all().stream()
                .filter(provider -> provider.model().reads() && providers.isOn(provider))
                .toList();
        if (readers.stream().allMatch(Provider::isOutside)) {
            Disclosure disclosure = readers.isEmpty() ? new Disclosure(Set.of(), null) : disclosures.of(person);
            return readers.stream().anyMatch(provider -> mayHave(provider, disclosure));
        }
        return true;
    }

    Optional<Provider> known(String id) {
        return providers.find(id);
    }

    /** Somebody who paints it; for one outside, a place there and a worker of this node are taken. */
    Found painterOf(Claim claim) {
        List<Provider> able = providers.all().stream()
                .filter(provider -> !claim.standing().excluded().contains(provider.id()))
                .toList();
        boolean outside = able.stream().anyMatch(Provider::isOutside);
        Disclosure disclosure = outside ? disclosures.of(claim.person()) : new Disclosure(Set.of(), null);
        List<Provider> allowed = able.stream()
                .filter(provider -> !provider.isOutside() || mayHave(provider, disclosure))
                .toList();
        if (allowed.isEmpty()) {
            return new Found.Never();
        }
        String failed =
                claim.standing().attemptsThatCount() > 1 ? claim.standing().provider() : null;
        Optional<Provider> found = providers.inTurn(allowed::contains, claim.seed() + claim.attempt(), failed).stream()
                .filter(provider -> takesPlace(provider, claim))
                .findFirst();
        if (found.isPresent() && !found.get().isOutside() && allowed.stream().anyMatch(Provider::isOutside)) {
            turns.waitsNoMore(claim.job());
        }
        return found.<Found>map(Found.Painter::new).orElseGet(Found.Nobody::new);
    }

    private boolean takesPlace(Provider provider, Claim claim) {
        boolean taken = false;
        if (mayCall(provider)) {
            try {
                taken = turns.take(provider, Applicant.of(claim));
            } finally {
                if (!taken) {
                    hasCalled(provider);
                }
            }
        }
        return taken;
    }

    /** Takes one of this node's workers for a call to it; false where others need them. */
    boolean mayCall(Provider provider) {
        return !provider.isOutside() || desks.take(provider);
    }

    /** Gives it back. */
    void hasCalled(Provider provider) {
        if (provider.isOutside()) {
            desks.giveBack(provider);
        }
    }

    /** After a call about an order of this claim. The place stays with an order that the provider is working on. */
    void leave(Provider provider, Claim claim, boolean underWay) {
        hasCalled(provider);
        if (provider.isOutside() && underWay) {
            turns.keep(provider, Applicant.of(claim));
        } else if (provider.isOutside()) {
            giveBack(claim);
        }
    }

    /** Whatever place the claim's job holds. */
    void giveBack(Claim claim) {
        turns.giveBack(claim.job(), claim.attempt());
    }
}
