package io.onlyyou.consent;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/**
 * Revokes the consent of many people at once: from the commit of the order on nothing is shown or made for any of them, on any
 * node, and their endings are then carried out one by one.
 *
 * <p>Stopping only stops the destroying. What was revoked stays revoked, since nobody but the person can give consent. See
 * {@code docs/decisions/0017-revoking-many.md}.
 */
@Service
public class BulkRevocations {

    private final RevocationRows rows;
    private final RevocationTargets targets;
    private final TransactionTemplate transactions;
    private final IdGenerator ids;

    BulkRevocations(
            RevocationRows rows,
            RevocationTargets targets,
            @Qualifier("operate") PlatformTransactionManager manager,
            IdGenerator ids) {
        this.rows = rows;
        this.targets = targets;
        this.transactions = new TransactionTemplate(manager);
        this.ids = ids;
    }

    /** How many people the order would be about now. */
    public int count(RevocationOrder order) {
        return targets.count(order.selection(), order.purposes());
    }

    /**
     * Orders it for exactly so many people; fails with {@link UnexpectedCountException} where it would be another number. The
     * same request again gives the same order.
     */
    public Revocation order(RevocationOrder order, int expected, @Nullable RequestKey request) {
        if (request == null) {
            return make(order, expected, null);
        }
        try {
            return madeBy(request).orElseGet(() -> make(order, expected, request));
        } catch (DuplicateKeyException sameRequestAtOnce) {
            return madeBy(request).orElseThrow(() -> sameRequestAtOnce);
        }
    }

    public Optional<Revocation> find(UUID id) {
        return rows.find(id);
    }

    /** Stops it where it is running; what stands or has finished stays as it is. */
    public Optional<Revocation> stop(UUID id, Actor actor) {
        return change(id, Revocation.State.RUNNING, Revocation.State.STOPPED, actor);
    }

    /** Goes on with it where it was stopped. */
    public Optional<Revocation> resume(UUID id, Actor actor) {
        return change(id, Revocation.State.STOPPED, Revocation.State.RUNNING, actor);
    }

    /** What is left of orders that are long done. */
    public void removeFinishedBefore(Instant before) {
        rows.removeFinishedBefore(before);
    }

    private Optional<Revocation> change(UUID id, Revocation.State from, Revocation.State to, Actor actor) {
        transactions.executeWithoutResult(status -> rows.change(id, from, to, actor));
        return rows.find(id);
    }

    private Revocation make(RevocationOrder order, int expected, @Nullable RequestKey request) {
        UUID id = ids.generateId();
        transactions.executeWithoutResult(status -> {
            rows.insert(id, order, request);
            int found = targets.add(id, order.selection(), order.purposes());
            if (found != expected) {
                throw new UnexpectedCountException(found);
            }
            rows.begin(id, order.selection(), found);
        });
        return rows.find(id).orElseThrow();
    }

    private Optional<Revocation> madeBy(RequestKey request) {
        return rows.madeBy(request).flatMap(made -> {
            if (!Arrays.equals(made.content(), request.content())) {
                throw new IdempotencyConflictException();
            }
            return rows.find(made.id());
        });
    }
}
