package io.onlyyou.feed;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a decision made in a transaction, and in a second one where the page was decided about before, since both lock the person
 * anew; whatever goes wrong in it becomes a reason.
 */
@Component
class DecisionTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionTransactions.class);

    private final Choices choices;
    private final Decisions decisions;
    private final TransactionTemplate transactions;

    DecisionTransactions(Choices choices, Decisions decisions, PlatformTransactionManager manager) {
        this.choices = choices;
        this.decisions = decisions;
        this.transactions = new TransactionTemplate(manager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Never throws; {@code begun} is set once there is a connection. */
    Decision decide(Visit visit, Deadline deadline, AtomicBoolean begun) {
        try {
            return choices.choose(visit, deadline, () -> begun.set(true))
                    .orElseGet(() -> again(visit, deadline, begun));
        } catch (RuntimeException e) {
            if (Failures.isTimeout(e)) {
                return Decision.Leave.because(Reason.DEADLINE);
            }
            LOG.warn("A decision failed ({}); the page goes back unchanged.", Failures.describe(e));
            return Decision.Leave.because(Reason.DEPENDENCY_FAILED);
        }
    }

    private Decision again(Visit visit, Deadline deadline, AtomicBoolean begun) {
        return Objects.requireNonNull(transactions.execute(status -> {
            begun.set(true);
            if (deadline.isPast()) {
                return Decision.Leave.because(Reason.DEADLINE);
            }
            Decision decision = decisions.again(visit, deadline);
            if (decision instanceof Decision.Insert && visit.feed().rule().mode() == FeedRule.Mode.SHADOW) {
                status.setRollbackOnly();
                return Decision.Leave.because(Reason.SHADOW);
            }
            return decision;
        }));
    }

    void discard(Visit visit, Decision.Insert decision) {
        transactions.executeWithoutResult(status -> decisions.discard(visit, decision));
    }
}
