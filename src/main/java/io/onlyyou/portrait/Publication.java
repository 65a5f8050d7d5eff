package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.ViewerChanges;
import io.onlyyou.vault.ItemKind;
import io.onlyyou.vault.Vault;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes what an attempt made, in one transaction that an ending stands before or after, never beside.
 *
 * <p>It happens only while the attempt is the job's latest and every consent that the job was asked for under is given in
 * the same epoch. Otherwise nothing is kept.
 */
@Component
class Publication {

    private final JobClaims claims;
    private final Vault vault;
    private final PortraitRows rows;
    private final ViewerChanges viewers;
    private final Clock clock;

    Publication(JobClaims claims, Vault vault, PortraitRows rows, ViewerChanges viewers, Clock clock) {
        this.claims = claims;
        this.vault = vault;
        this.rows = rows;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** Whether it was published. */
    @Transactional
    boolean publish(Claim claim, Painting painting) {
        return claims.publish(claim)
                .map(consent -> {
                    keep(claim, painting, consent);
                    return true;
                })
                .orElse(false);
    }

    private void keep(Claim claim, Painting painting, ConsentStatus consent) {
        UUID owner = claim.person().value();
        vault.keep(owner, claim.portrait(), claim.epochs().generation(), ItemKind.PORTRAIT, painting.pictures());
        rows.saveAndFlush(new PortraitRow(claim, painting, consent, clock.instant()));
        viewers.announceAfterwards(claim.ticket().subject());
    }
}
