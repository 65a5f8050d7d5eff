package io.onlyyou.portrait;

import io.onlyyou.consent.Trip;
import io.onlyyou.consent.Trips;
import io.onlyyou.consent.ViewerChanges;
import io.onlyyou.vault.ItemKind;
import io.onlyyou.vault.Vault;
import io.onlyyou.vault.VaultQuestion;
import io.onlyyou.vault.WrappedKey;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what an attempt made, in one transaction that an ending stands before or after, never beside.
 *
 * <p>It happens only while the attempt is the job's latest and every consent that the job was asked for under is given in
 * the same epoch. Otherwise nothing is kept. Keys are unwrapped and pictures encrypted before that transaction, so that nobody
 * waits at the person's row for a key-management service.
 */
@Component
class Publication {

    private final JobClaims claims;
    private final Vault vault;
    private final Trips trips;
    private final ViewerChanges viewers;
    private final TransactionTemplate transaction;

    Publication(
            JobClaims claims,
            Vault vault,
            Trips trips,
            ViewerChanges viewers,
            PlatformTransactionManager transactions) {
        this.claims = claims;
        this.vault = vault;
        this.trips = trips;
        this.viewers = viewers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether it was published. */
    boolean publish(Claim claim, Painting painting) {
        WrappedKey key = claim.key();
        if (key == null) { // there was none, and so nothing to paint from
            claims.finish(claim, JobState.CANCELLED, null);
            return false;
        }
        VaultQuestion<?> pictures = vault.keeping(
                claim.person().value(),
                claim.portrait(),
                claim.epochs().generation(),
                ItemKind.PORTRAIT,
                painting.pictures(),
                key);
        JobClaims.Publishing published =
                Objects.requireNonNull(transaction.execute(status -> keep(claim, painting, pictures, status)));
        published.conclude();
        return published.isAllowed();
    }

    /** All of it in one trip, which is undone where it turns out that it may not be. */
    private JobClaims.Publishing keep(
            Claim claim, Painting painting, VaultQuestion<?> pictures, TransactionStatus status) {
        Trip trip = trips.begin();
        JobClaims.Publishing publishing = claims.publish(trip, claim);
        trip.take(pictures.sql(), pictures.parameters());
        trip.take(NewPortrait.INSERT, NewPortrait.of(claim, painting, claims.now()));
        trip.make();
        if (publishing.isAllowed()) {
            viewers.announceAfterwards(claim.ticket().subject());
        } else {
            status.setRollbackOnly();
        }
        return publishing;
    }
}
