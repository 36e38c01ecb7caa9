-- CreateIndex
CREATE INDEX "Flag_caseId_idx" ON "Flag"("caseId");

-- CreateIndex
CREATE INDEX "ModerationCase_annotationId_idx" ON "ModerationCase"("annotationId");

-- CreateIndex
CREATE INDEX "ModerationCase_commentId_idx" ON "ModerationCase"("commentId");

-- CreateIndex
CREATE INDEX "Appeal_personId_idx" ON "Appeal"("personId");

-- CreateIndex
CREATE INDEX "Sanction_actionId_idx" ON "Sanction"("actionId");
