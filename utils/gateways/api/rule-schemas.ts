import * as z from 'zod/mini';
import { idSchema } from '../reading/ids';
import { optionalText, pageInfoSchema } from './schemas';

/** The rule endpoints answer in pages of this many. */
export const RULES_PER_PAGE = 100;

/** A page of rules. One that is not full may come without its counts. */
export const rulePageSchema = z.pipe(
  z
    .object({ rules: z.array(z.unknown()), page_info: z.optional(z.nullable(pageInfoSchema)) })
    .check(z.refine(({ rules, page_info }) => page_info != null || rules.length < RULES_PER_PAGE)),
  z.transform(({ rules, page_info }) => {
    const all = { page: 1, page_size: RULES_PER_PAGE, total_number: rules.length, total_page: 1 };
    return { list: rules, page_info: page_info ?? all };
  }),
);

const applyObjectSchema = z.object({
  /** TikTok spells it so; should that ever be mended, both are read. */
  dimesion: optionalText,
  dimension: optionalText,
  dimension_ids: z.optional(z.nullable(z.array(idSchema))),
  pre_condition_type: optionalText,
  bind_type: optionalText,
});
export type ApplyObject = z.infer<typeof applyObjectSchema>;

const actionsSchema = z.optional(z.nullable(z.array(z.object({ subject_type: z.string() }))));

/** A rule; its actions are under either name (facts: marketing-api 5.2). */
export const ruleSchema = z
  .object({
    rule_id: idSchema,
    name: z.string(),
    rule_status: optionalText,
    apply_objects: z.array(applyObjectSchema),
    actions: actionsSchema,
    action: actionsSchema,
  })
  .check(z.refine(({ actions, action }) => actions != null || action != null));
export type Rule = z.infer<typeof ruleSchema>;

/** What one check of a rule came to; without an execution it changed nothing. */
export const ruleResultSchema = z.object({
  rule_id: idSchema,
  name: z.string(),
  last_check_result_summary: z.optional(
    z.nullable(
      z.object({
        check_datetime: optionalText,
        exec_datetime: optionalText,
        change_success: z.optional(z.nullable(z.number())),
        task_exec_id: optionalText,
      }),
    ),
  ),
});

/** What executions did to which things. */
export const resultDetailsSchema = z.object({
  result_details: z.array(
    z.object({
      rule_id: idSchema,
      exec_id: idSchema,
      action_subject_type: optionalText,
      status: z.string(),
      object_dimension_id: idSchema,
    }),
  ),
});
